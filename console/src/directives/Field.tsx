import type { ReactNode } from 'react';

interface Props {
  /** Of the control, which the label names. */
  id: string;
  label: string;
  hint?: string;
  children: ReactNode;
}

/** A label over its control. */
export function Field({ id, label, hint, children }: Props) {
  return (
    <div className="sheet-field">
      <label htmlFor={id}>
        {label}
        {hint ? <span className="quiet"> {hint}</span> : null}
      </label>
      {children}
    </div>
  );
}

/** The same for several controls that belong together. */
export function FieldGroup({ id, label, hint, children }: Props) {
  return (
    <div className="sheet-field" role="group" aria-labelledby={`${id}-label`} id={id} tabIndex={-1}>
      <p id={`${id}-label`} className="sheet-label">
        {label}
        {hint ? <span className="quiet"> {hint}</span> : null}
      </p>
      {children}
    </div>
  );
}
