/** One of several values, in the list of the browser. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { Icon } from './icon.tsx';

interface SelectListProps {
  /** For a label that stands elsewhere. */
  id?: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  choose(value: string): void;
}

/** The label in front, the list behind it. */
export function Select({ label, ...list }: SelectListProps & { label: KeyWithoutValues }): VNode {
  return (
    <label class="select">
      <span>{t(label)}</span>
      <SelectList {...list} />
    </label>
  );
}

/** The list alone. */
export function SelectList({ value, options, choose, ...rest }: SelectListProps): VNode {
  return (
    <span class="select-list">
      <select {...rest} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([id, name]) => (
          <option key={id} value={id} selected={id === value}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
