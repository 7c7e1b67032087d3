const parts = ['charts', 'diagnosis'];
const wanted = process.argv.slice(2).filter((argument) => parts.includes(argument));
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

if (isWanted('charts')) await import('../bench/cost/main.ts');
if (isWanted('diagnosis')) await import('../bench/cost/diagnosis.ts');
