/** They draw series over time. */
export const isGraph = (type: string): boolean => /^(graph|timeseries|barchart)$/.test(type);

/** They show one value of each series. */
export const isNumber = (type: string): boolean => /^(singlestat|stat|gauge|bargauge)$/.test(type);
