import { buildSite } from './build.ts';

if (!(await buildSite())) process.exit(1);
const { main } = await import('../web/server.ts');
await main();
