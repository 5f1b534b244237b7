/** A native select. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { Icon } from './icon.tsx';

interface SelectListProps {
  /** For a label elsewhere on the page. */
  id?: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  choose(value: string): void;
}

/** The select with its label in front. */
export function Select({ label, ...list }: SelectListProps & { label: KeyWithoutValues }): VNode {
  return (
    <label class="select">
      <span>{t(label)}</span>
      <SelectList {...list} />
    </label>
  );
}

/** The select without a label. */
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
