import { findProgram } from './find-program.ts';

const windowsPrograms = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((variable) => process.env[variable])
  .filter((folder) => folder !== undefined);

/** @throws {Error} naming what to install. */
export const findChromium = (): Promise<string> =>
  findProgram({
    title: 'Chromium or Chrome',
    variable: 'CHROMIUM_PATH',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'chrome',
      'microsoft-edge',
    ],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/snap/bin/chromium',
      ...windowsPrograms.flatMap((folder) => [
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Chromium\\Application\\chrome.exe`,
        `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
      ]),
    ],
    aptPackage: 'chromium',
    homepage: 'https://www.chromium.org/getting-involved/download-chromium/',
  });

/** @throws {Error} naming what to install. */
export const findFirefox = (): Promise<string> =>
  findProgram({
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox', 'firefox-esr'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/snap/bin/firefox',
      ...windowsPrograms.map((folder) => `${folder}\\Mozilla Firefox\\firefox.exe`),
    ],
    aptPackage: 'firefox-esr',
    homepage: 'https://www.mozilla.org/firefox/',
  });

/** @throws {Error} naming what to install. */
export const findPrometheus = (): Promise<string> =>
  findPrometheusProgram('prometheus', 'PROMETHEUS_PATH', 'Prometheus');

/** Prometheus's command line tool, which loads samples into a data folder. @throws {Error} naming what to install. */
export const findPromtool = (): Promise<string> =>
  findPrometheusProgram('promtool', 'PROMTOOL_PATH', 'promtool');

/** @throws {Error} naming what to install. */
export const findPushgateway = (): Promise<string> =>
  findProgram({
    title: 'Prometheus Pushgateway',
    variable: 'PUSHGATEWAY_PATH',
    names: ['pushgateway', 'prometheus-pushgateway'],
    places: unixPlaces('pushgateway'),
    aptPackage: 'prometheus-pushgateway',
    homepage: 'https://prometheus.io/download/#pushgateway',
  });

/** @throws {Error} naming what to install. */
export const findVictoriaMetrics = (): Promise<string> =>
  findProgram({
    title: 'VictoriaMetrics',
    variable: 'VICTORIA_METRICS_PATH',
    names: ['victoria-metrics', 'victoria-metrics-prod'],
    places: unixPlaces('victoria-metrics'),
    aptPackage: 'victoria-metrics',
    homepage: 'https://docs.victoriametrics.com/victoriametrics/quick-start/',
  });

/** Redis, or Valkey, which takes the same flags. @throws {Error} naming what to install. */
export const findRedis = (): Promise<string> =>
  findProgram({
    title: 'Redis',
    variable: 'REDIS_PATH',
    names: ['redis-server', 'valkey-server'],
    places: [...unixPlaces('redis-server'), '/opt/homebrew/bin/valkey-server'],
    aptPackage: 'redis-server',
    homepage: 'https://redis.io/docs/latest/operate/oss_and_stack/install/',
  });

/** @throws {Error} naming what to install. */
export const findJava = (): Promise<string> =>
  findProgram({
    title: 'Java 17',
    variable: 'JAVA_PATH',
    names: ['java'],
    places: [
      '/usr/lib/jvm/java-17-openjdk-amd64/bin/java',
      '/opt/homebrew/opt/openjdk@17/bin/java',
    ],
    aptPackage: 'openjdk-17-jdk-headless',
    homepage: 'https://adoptium.net/',
  });

/** @throws {Error} naming what to install. */
export const findMaven = (): Promise<string> =>
  findProgram({
    title: 'Maven',
    variable: 'MAVEN_PATH',
    names: ['mvn'],
    places: unixPlaces('mvn'),
    aptPackage: 'maven',
    homepage: 'https://maven.apache.org/install.html',
  });

function findPrometheusProgram(name: string, variable: string, title: string): Promise<string> {
  return findProgram({
    title,
    variable,
    names: [name],
    places: [
      ...unixPlaces(name),
      ...windowsPrograms.map((folder) => `${folder}\\prometheus\\${name}.exe`),
    ],
    aptPackage: 'prometheus',
    homepage: 'https://prometheus.io/download/#prometheus',
  });
}

function unixPlaces(name: string): string[] {
  return [
    '/usr/local/bin',
    '/opt/homebrew/bin',
    '/opt/local/bin',
    `/opt/${name}`,
    '/opt/prometheus',
  ].map((folder) => `${folder}/${name}`);
}
