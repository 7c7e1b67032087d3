// A host page: its own backend says where the metrics gateway is and gives the signed-in tenant's token.
const panel = document.querySelector('flink-metrics-panel');
const { endpoint, token } = await (await fetch(`session${location.search}`)).json();
panel.headers = { authorization: `Bearer ${token}` };
panel.endpoint = endpoint;
