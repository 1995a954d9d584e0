import { describe, expect, it } from 'vitest';
import { errorCodes } from '../errors.ts';
import { agentCommands, visitorCommands, type CommandName } from '../commands.ts';
import { routes } from '../routes.ts';
import {
  agentAnswerSchemas,
  agentEventSchema,
  agentFrameSchemas,
  commandSchemas,
  conversationSchema,
  parseCommand,
  receiptSchema,
  visitorAnswerSchemas,
  visitorEventSchema,
  visitorFrameSchemas,
  wireErrorSchema,
} from '../schemas/index.ts';
import * as golden from './index.ts';

const names = Object.keys(commandSchemas) as CommandName[];

describe('golden examples', () => {
  it.each(names)('has a payload for %s that its schema takes unchanged', (name) => {
    expect(parseCommand('agent', name, golden.payloads[name])).toEqual({
      ok: true,
      command: { name, payload: golden.payloads[name] },
    });
  });

  it.each(visitorCommands)('has a visitor payload and answer for %s', (name) => {
    expect(parseCommand('visitor', name, golden.payloads[name]).ok).toBe(true);
    const answer = golden.visitorAnswers[name];
    expect(visitorAnswerSchemas[name].parse(answer)).toEqual(answer);
  });

  it.each(agentCommands)('has an answer to an agent for %s', (name) => {
    const answer = golden.agentAnswers[name];
    expect(agentAnswerSchemas[name].parse(answer)).toEqual(answer);
  });

  it('has a route for every command', () => {
    expect(Object.keys(routes).toSorted()).toEqual(names.toSorted());
  });

  it.each(Object.values(golden.agentEvents))('shows agents $event_type', (event) => {
    expect(agentEventSchema.parse(event)).toEqual(event);
  });

  it.each(Object.values(golden.visitorEvents))('shows visitors $event_type', (event) => {
    expect(visitorEventSchema.parse(event)).toEqual(event);
  });

  it('has one of every event for each audience', () => {
    const types = (schema: { options: readonly { shape: { event_type: { value: string } } }[] }) =>
      schema.options.map((option) => option.shape.event_type.value).toSorted();
    expect(Object.keys(golden.agentEvents).toSorted()).toEqual(types(agentEventSchema));
    expect(Object.keys(golden.visitorEvents).toSorted()).toEqual(types(visitorEventSchema));
  });

  it.each(Object.keys(agentFrameSchemas) as (keyof typeof agentFrameSchemas)[])(
    'has the frame %s',
    (name) => {
      expect(agentFrameSchemas[name].parse(golden.agentFrames[name])).toEqual(
        golden.agentFrames[name],
      );
      expect(visitorFrameSchemas[name].parse(golden.visitorFrames[name])).toEqual(
        golden.visitorFrames[name],
      );
    },
  );

  it('has a receipt frame, a receipt and a conversation', () => {
    expect(agentFrameSchemas.durable.parse(golden.receiptFrame)).toEqual(golden.receiptFrame);
    expect(receiptSchema.parse(golden.receipt)).toEqual(golden.receipt);
    expect(conversationSchema.parse(golden.conversation)).toEqual(golden.conversation);
  });

  it('[ER1] has every error, each with the one retry rule of its code', () => {
    for (const [code, { retry }] of Object.entries(errorCodes)) {
      const error = golden.errors[code as keyof typeof errorCodes];
      expect(wireErrorSchema.parse(error)).toEqual(error);
      expect(error.retry).toBe(retry);
    }
  });
});
