import { openMetrics } from './data.ts';
import { parenthesesAreEnough, textsAreReadAlike } from './properties.ts';
import { programs, startPromqlServer } from './server.ts';
await using server = await startPromqlServer(programs[1], { openMetrics: openMetrics() });
console.log(await parenthesesAreEnough(server, Number(process.argv[2])));
console.log(await textsAreReadAlike(server, Number(process.argv[2])));
