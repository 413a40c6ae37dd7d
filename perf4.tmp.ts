import { openAsBlob } from 'node:fs';
import { streamJob } from './src-main/jobs/run.ts';
const file=process.argv[2]!;
const choices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };
const mb=(n: number)=>Math.round(n/2**20);
const say=(w: string)=>{const m=process.memoryUsage();console.log(w,'rss',mb(m.rss),'heapTotal',mb(m.heapTotal),'used',mb(m.heapUsed),'ext',mb(m.external),'ab',mb(m.arrayBuffers))};
say('start');
const steps = streamJob('read-rows',{ file, reading: {}, choices },{ subject: file, source: await openAsBlob(file), deadlineMs: 600_000 });
let rows=0;
for await (const c of steps) { if(c.type==='overview') say('overview'); if(c.type==='rows'){rows+=c.rows.length; if(rows%100000===0) say(String(rows)); break;} if(c.type==='end') break; }
say('end'); await new Promise(r=>setTimeout(r,1000)); say('later'); console.log('max',process.resourceUsage().maxRSS/1024);
await new Promise(r=>setTimeout(r,12000)); say('12s later');
(globalThis as {gc?: ()=>void}).gc?.(); await new Promise(r=>setTimeout(r,3000)); say('gc');
