// ECharts empties its element by innerHTML = '', and that is all that this lets anybody do.
window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) });
