/** One of several names, in the browser's own list. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { Icon } from './icon.tsx';

interface SelectProps {
  label: KeyWithoutValues;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  choose(value: string): void;
}

/** The label in front, the list behind it. */
export function Select({ label, value, options, choose }: SelectProps): VNode {
  return (
    <label class="select">
      <span>{t(label)}</span>
      <span class="select-list">
        <select value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {options.map(([id, name]) => (
            <option key={id} value={id} selected={id === value}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </label>
  );
}
