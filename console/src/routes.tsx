import type { Permission } from '@hongqi/shared';
import { type ComponentType, lazy, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router-dom';
import { Frame } from './parts/Frame';
import { Guarded } from './parts/Guarded';
import { Say } from './parts/Say';
import { SignInPage } from './sign-in/SignInPage';

/** A page names the permission it needs and is fetched when first opened. */
function page(path: string, permission: Permission, load: () => Promise<ComponentType>): RouteObject {
  return { path, ...guarded(permission, load) };
}

/** One page under several addresses: going from one to the other keeps what is on it. */
function pageAt(paths: string[], permission: Permission, load: () => Promise<ComponentType>): RouteObject {
  return { ...guarded(permission, load), children: paths.map((path) => ({ path, element: <></> })) };
}

function guarded(permission: Permission, load: () => Promise<ComponentType>): { element: ReactNode } {
  const Page = lazy(async () => ({ default: await load() }));
  return {
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
        { path: '/directives', element: <Navigate to="/directives/box" replace /> },
        page(
          '/directives/box/:box?',
          'directive.send',
          async () => (await import('./directives/DirectivesPage')).DirectivesPage,
        ),
        pageAt(
          ['/directives/new', '/directives/:id/edit'],
          'directive.send',
          async () => (await import('./directives/ComposePage')).ComposePage,
        ),
        page(
          '/directives/:id',
          'directive.send',
          async () => (await import('./directives/progress/DirectivePage')).DirectivePage,
        ),
        page('/doors', 'door.read', async () => (await import('./doors/DoorsPage')).DoorsPage),
        page('/coverage', 'visit.read', async () => (await import('./doors/CoveragePage')).CoveragePage),
        page('/inbox', 'inbox.read', async () => (await import('./inbox/InboxPage')).InboxPage),
        page('/areas/:code?', 'area.edit', async () => (await import('./areas/AreasPage')).AreasPage),
        page('/rules/:part?/:code?', 'rules.read', async () => (await import('./rules/RulesPage')).RulesPage),
        { path: '*', element: <Say title="没有这个页面">地址可能抄漏了一段。请从左边重新进入。</Say> },
      ],
    },
  ],
  { basename: '/console' },
);
