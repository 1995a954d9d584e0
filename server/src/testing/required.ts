/** What a test needs of the machine; the words of the environment's REQUIRE. */
export type Need = 'postgres' | 'redis' | 'tmpfs' | 'strace';

/**
 * Finds what a test needs, or says why it is SKIPPED and how to get it, and gives null; rejects where the environment's
 * REQUIRE names it.
 */
export async function findNeeded<Found>(
  need: Need,
  advice: string,
  find: () => Promise<Found>,
): Promise<Found | null> {
  try {
    return await find();
  } catch (error) {
    if ((process.env['REQUIRE'] ?? '').split(',').includes(need)) throw error;
    console.log(`SKIPPED ${need} (${String(error)}). ${advice}`);
    return null;
  }
}
