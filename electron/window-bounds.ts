export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Wide enough for list, article and margin; narrow enough for a small laptop. */
const USUAL_SIZE = { width: 1280, height: 860 }
/** The narrowest layout there is. */
export const SMALLEST_SIZE = { width: 480, height: 400 }
/** A window whose visible part is smaller than this can hardly be grasped. */
const GRASPABLE = 120

/**
 * Where to open a window: where it was, if that still lies on a display, else in the middle of the first one; never larger than
 * the display. All in device-independent pixels.
 * @param areas the work areas of the displays, the main one first
 */
export function placeWindow(wanted: Rectangle | null, areas: readonly Rectangle[]): Rectangle {
  const area = (wanted && areas.find((candidate) => isGraspable(wanted, candidate))) ?? areas[0]
  if (area === undefined) return { x: 0, y: 0, ...USUAL_SIZE }
  const size = wanted ?? USUAL_SIZE
  const width = Math.min(Math.max(size.width, SMALLEST_SIZE.width), area.width)
  const height = Math.min(Math.max(size.height, SMALLEST_SIZE.height), area.height)
  if (!wanted || !isGraspable(wanted, area)) {
    const middle = (start: number, room: number, taken: number) => start + Math.floor((room - taken) / 2)
    return { x: middle(area.x, area.width, width), y: middle(area.y, area.height, height), width, height }
  }
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

function isGraspable(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const down = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y)
  return across >= GRASPABLE && down >= GRASPABLE
}
