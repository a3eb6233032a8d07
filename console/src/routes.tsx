import type { Permission } from '@hongqi/shared';
import { type ComponentType, lazy } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router-dom';
import { Frame } from './parts/Frame';
import { Guarded } from './parts/Guarded';
import { Say } from './parts/Say';
import { SignInPage } from './sign-in/SignInPage';

/** A page names the permission it needs and is fetched when first opened. */
function page(path: string, permission: Permission, load: () => Promise<ComponentType>): RouteObject {
  const Page = lazy(async () => ({ default: await load() }));
  return {
    path,
    element: (
      <Guarded permission={permission}>
        <Page />
      </Guarded>
    ),
  };
}

export const router = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignInPage /> },
    {
      element: <Frame />,
      children: [
        { index: true, element: <Navigate to="/desk" replace /> },
        { path: '/desk', element: <Navigate to="/desk/desk" replace /> },
        page('/desk/:queue/:id?', 'issue.desk', async () => (await import('./desk/DeskPage')).DeskPage),
        page('/intake', 'issue.desk', async () => (await import('./intake/IntakePage')).IntakePage),
        { path: '/map', element: <Navigate to="/map/desk" replace /> },
        page('/map/:queue/:id?', 'issue.desk', async () => (await import('./map/MapPage')).MapPage),
        page('/supervision', 'issue.desk', async () => (await import('./supervision/SupervisionPage')).SupervisionPage),
        page('/figures', 'figure.read', async () => (await import('./figures/FiguresPage')).FiguresPage),
        page('/inbox', 'inbox.read', async () => (await import('./inbox/InboxPage')).InboxPage),
        page('/areas/:code?', 'area.edit', async () => (await import('./areas/AreasPage')).AreasPage),
        page('/rules/:part?/:code?', 'rules.read', async () => (await import('./rules/RulesPage')).RulesPage),
        { path: '*', element: <Say title="没有这个页面">地址可能抄漏了一段。请从左边重新进入。</Say> },
      ],
    },
  ],
  { basename: '/console' },
);
