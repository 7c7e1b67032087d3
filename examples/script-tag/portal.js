// A portal's own page script: who is signed in, which of their jobs to show, how it looks. All it does for the
// metrics is in `showJob`; the rest is what any portal has already.

const texts = {
  en: {
    tenant: 'Signed in as',
    theme: 'Theme',
    themeAuto: 'System',
    themeLight: 'Light',
    themeDark: 'Dark',
    language: 'Language',
    unreachable: 'The portal cannot be reached. Is it still running?',
  },
  'zh-CN': {
    tenant: '当前登录',
    theme: '主题',
    themeAuto: '跟随系统',
    themeLight: '浅色',
    themeDark: '深色',
    language: '语言',
    unreachable: '无法连接门户，它还在运行吗？',
  },
};

const find = (id) => document.getElementById(id);

/** Asks the portal's own backend, which knows the user by a cookie. */
async function portal(path, options) {
  const response = await fetch(`portal/${path}`, options);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}

/** A short-lived token for the gateway: the backend hands it out, and it is never kept in the page. */
async function gatewayHeaders() {
  const { token } = await portal('token');
  return { Authorization: `Bearer ${token}` };
}

/** Embeds the metrics of one job. A new element for each: nothing of another tenant's stays on the page. */
function showJob({ namespace, name }) {
  const panel = document.createElement('flink-metrics-panel');
  panel.headers = gatewayHeaders;
  panel.setAttribute('endpoint', 'gateway');
  panel.setAttribute('namespace', namespace);
  panel.setAttribute('job', name);
  panel.setAttribute('range', '1h');
  panel.setAttribute('refresh', '15s');
  panel.setAttribute('theme', find('theme').value);
  panel.setAttribute('lang', find('language').value);
  find('main').replaceChildren(panel);
}

function showSession({ tenants, tenant, jobs }) {
  find('tenant').replaceChildren(...tenants.map((name) => new Option(name, name)));
  find('tenant').value = tenant;
  const buttons = jobs.map((job) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = job.name;
    button.addEventListener('click', () => choose(button, job));
    return button;
  });
  find('jobs').replaceChildren(...buttons);
  choose(buttons[0], jobs[0] ?? { namespace: '', name: '' });
}

function choose(button, job) {
  for (const other of find('jobs').children) other.removeAttribute('aria-current');
  button?.setAttribute('aria-current', 'page');
  showJob(job);
}

async function signIn(tenant) {
  await attempt(async () => {
    const body = new URLSearchParams({ tenant });
    showSession(await portal('session', { method: 'POST', body }));
  });
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.querySelector('flink-metrics-panel')?.setAttribute('theme', theme);
}

function setLanguage(language) {
  document.documentElement.lang = language;
  document.querySelector('flink-metrics-panel')?.setAttribute('lang', language);
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = texts[language][element.dataset.text];
}

async function attempt(work) {
  try {
    find('problem').hidden = true;
    await work();
  } catch {
    find('problem').textContent = texts[find('language').value].unreachable;
    find('problem').hidden = false;
  }
}

find('tenant').addEventListener('change', (event) => signIn(event.target.value));
find('theme').addEventListener('change', (event) => setTheme(event.target.value));
find('language').addEventListener('change', (event) => setLanguage(event.target.value));
setTheme(find('theme').value);
setLanguage(find('language').value);
attempt(async () => showSession(await portal('session')));
