import { createIdSource } from '@porchlight/protocol';
import { openRealHouse, type RealHouse } from '../servers/open-real-house.ts';
import { seedHouse, type Crowd } from './seed-house.ts';
import type { Others } from './stages.ts';
import { openVisitor } from './visitor-says.ts';

/** The real server with so much in its database, and the visitors of its long thread and of one that begins. */
export async function openFullHouse(
  crowd: Crowd,
): Promise<{ readonly house: RealHouse; readonly others: Others }> {
  const house = await openRealHouse();
  try {
    const { url, inbox_key } = house;
    const newId = createIdSource(Date.now, Math.random);
    const [long_id, new_id] = [newId(), newId()];
    const visitor = await openVisitor(url, inbox_key);
    const newcomer = await openVisitor(url, inbox_key);
    await house.kill();
    const long = { visitor_id: visitor.id, conversation_id: long_id };
    await seedHouse(house.folder, long, crowd);
    await house.start();
    return { house, others: { crowd, visitor, long_id, newcomer, new_id } };
  } catch (cause) {
    await house.close();
    throw cause;
  }
}
