import { openContest } from './support/contest';
import { load } from './support/load';
import { addResidents, PLACES } from './support/street';
import { memoryMb, cpuMs } from './support/processes';
async function main(){ const c=await openContest(); try{
 const rs=await addResidents(c.connection,500); let k=0;
 console.log('idle', memoryMb(c.ours.child).toFixed(0));
 for(let i=0;i<8;i++){ const r=await load(c.ours.url,16,5,()=>{const key=++k;const p=PLACES[key%PLACES.length]!;const m=rs[key%rs.length]!;return {method:'POST',path:'/api/v1/issues',headers:{'content-type':'application/json',authorization:'Bearer '+m.token},body:JSON.stringify({submissionKey:'leak-'+key+'-x',text:'3号楼前路灯不亮了',categoryCode:'lighting',place:{lng:p.lng,lat:p.lat,address:p.name}})}});
 console.log(i,Math.round(r.perSecond),'rps p50',r.p50.toFixed(1),'mem',memoryMb(c.ours.child).toFixed(0)); }
 await new Promise(r=>setTimeout(r,5000)); console.log('after idle',memoryMb(c.ours.child).toFixed(0));
 if(process.env.SNAP){c.ours.child.kill('SIGUSR2'); await new Promise(r=>setTimeout(r,15000));}
 } finally {await c.stop();} }
main();
