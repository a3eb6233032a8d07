import type { Permission } from '@hongqi/shared';
import { Skeleton } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useMay } from '../me';
import { Say } from './Say';

/** A page for whoever may see it; everyone else is told so, calmly. */
export function Guarded({ permission, children }: { permission: Permission; children: ReactNode }) {
  const may = useMay(permission);
  if (!may) {
    return <Say title="没有权限">您的岗位不包含这个页面。如果工作需要，请联系街道管理员开通。</Say>;
  }
  return <Suspense fallback={<Skeleton active className="pad" />}>{children}</Suspense>;
}
