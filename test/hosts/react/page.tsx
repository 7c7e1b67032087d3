// What the test shows of the portal, with its buttons: a page of a name.
import { FlinkMetricsPanel } from '@flink-metrics/panel/react';
import { StrictMode, useState } from 'react';
import { Orders } from './own-chart.tsx';
import { JobMetrics } from './portal.tsx';

export const Page = ({ name, token }: { name: string; token: string }) => (
  <StrictMode>{pages[name]?.(token)}</StrictMode>
);

const pages: Readonly<Record<string, (token: string) => React.ReactElement>> = {
  '/portal': (token) => <Portal token={token} />,
  '/own-chart': () => <Orders />,
  '/no-headers': () => <FlinkMetricsPanel endpoint="/metrics" namespace="tenant-a" job="orders" />,
};

function Portal({ token }: { token: string }) {
  const [shown, setShown] = useState(true);
  const [language, setLanguage] = useState('en');
  const [times, setTimes] = useState(0);
  return (
    <main>
      <button type="button" onClick={() => setShown(!shown)}>
        {shown ? 'Leave' : 'Return'}
      </button>
      <button type="button" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
        Language
      </button>
      <button type="button" onClick={() => setTimes(times + 1)}>
        Rendered again {times}
      </button>
      {shown && <JobMetrics token={() => Promise.resolve(token)} language={language} />}
    </main>
  );
}
