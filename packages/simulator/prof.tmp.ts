import { createSimulator } from '@flink-metrics/simulator';
import { sections, chartQuery, kubernetes } from '@flink-metrics/sdk/flink';
import { print } from '@flink-metrics/sdk/promql';
const s = createSimulator();
const now=Math.floor(Date.now()/15000)*15;
let total=0; const rows:any[]=[]; let empty:string[]=[];
for (const section of sections) for (const chart of section.charts) {
  const q = print(chartQuery(chart, {scheme: kubernetes, namespace:'tenant-a', jobName:'orders'} as any, {step: 15000, interval: 15000}));
  const t=performance.now();
  const r = await s.fetch(new Request(`http://x/api/v1/query_range`, {method:'POST', body: new URLSearchParams({query:q,start:String(now-3600),end:String(now),step:'15'})}));
  const b:any = await r.json(); const ms=performance.now()-t; total+=ms;
  rows.push([ms.toFixed(0), section.id, chart.id, b.status==='success'? b.data.result.length : JSON.stringify(b)]);
  if (b.status!=='success' || b.data.result.length===0) empty.push(section.id+'/'+chart.id+' '+q+' '+(b.error??''));
}
rows.sort((a,b)=>b[0]-a[0]); console.log(rows.slice(0,25).map(r=>r.join(' ')).join('\n')); console.log('total',total, rows.length); console.log('EMPTY', empty.join('\n'));
