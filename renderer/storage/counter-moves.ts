/** By how much counters move, by their keys. */
export type Moves = Map<string, number>

export const move = (moves: Moves, key: string, by: number) => moves.set(key, (moves.get(key) ?? 0) + by)
