import { conformanceSuite } from '@porchlight/conformance';
import { afterAll } from 'vitest';
import { conformanceEnvironment, conformanceTarget } from './test/conformance-target.ts';
import { createNode } from './testing/two-nodes.ts';

const node = await createNode(conformanceEnvironment);
await node.start();
afterAll(() => node.remove());

conformanceSuite(await conformanceTarget(node));
