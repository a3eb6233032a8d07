import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router-dom';
import './styles/base.css';
import './styles/desk.css';
import './styles/act.css';
import './styles/supervision.css';
import './styles/figures.css';
import './styles/map.css';
import './styles/shares.css';
import './styles/progress.css';
import './styles/answers.css';
import './styles/doors.css';
import './styles/directives.css';
import './styles/compose.css';
import './styles/door-list.css';
import './styles/sending.css';
import { queryClient } from './query-client';
import { router } from './routes';
import { antdTheme, installColours, useMotion, useScheme } from './theme';

installColours();

function Console() {
  const theme = antdTheme(useScheme(), useMotion());
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <App className="app" message={{ maxCount: 1 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
