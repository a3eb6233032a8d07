import { Button } from 'antd';
import type { ReactNode } from 'react';
import { errorText } from '../api';

/** A calm page or pane with one sentence, what it means, and at most one thing to do. */
export function Say({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="say" role="status">
      <p className="say-title">{title}</p>
      {children ? <p className="say-more">{children}</p> : null}
      {action}
    </div>
  );
}

export function SayFailed({ error, again }: { error: unknown; again: () => void }) {
  return (
    <Say title={errorText(error)} action={<Button onClick={again}>再试一次</Button>}>
      内容没有取到，您填写的东西没有丢失。
    </Say>
  );
}
