import type { Id } from '@porchlight/protocol';
import { beforeEach, expect, it } from 'vitest';
import { createStage, type Stage } from './test/mock-stage.ts';
