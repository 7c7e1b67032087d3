/**
 * Makes the addresses of endpoints below `baseUrl`. Parameters it has go with every request.
 * @throws {TypeError} where nothing can be asked there.
 */
export function apiAddresses(baseUrl: string | URL): (path: string) => URL {
  const base = resolve(baseUrl);
  return (path) => {
    const address = new URL(base);
    address.pathname = `${base.pathname.replace(/\/+$/, '')}/api/v1/${path}`;
    return address;
  };
}

function resolve(baseUrl: string | URL): URL {
  try {
    // A request knows the page that a relative address belongs to, and takes no user and password in one.
    const url = new URL(new Request(String(baseUrl) || '/').url);
    // "localhost:9090" is an address of the scheme "localhost".
    if (url.host) return url;
  } catch {
    // The reason would show the password.
  }
  throw new TypeError('"baseUrl" has to be like "https://host/path", without user and password.');
}
