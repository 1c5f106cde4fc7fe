import { type Hlc, nextHlc } from '../../shared/ids.ts'
import type { OffprintDatabase } from './database.ts'
import type { Device } from './local-rows.ts'

/** 64 bits: a person's devices do not meet by chance. */
const DEVICE_ID_BYTES = 8

function newDevice(): Device {
  const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_ID_BYTES))
  const deviceId = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { id: 'this', deviceId, clock: '', lastAt: 0 }
}

/** Gives clock readings within one write transaction, going on where this computer's last one stopped. */
export class DeviceClock {
  /** The time of the action in milliseconds: later than every action before it, so that equal times mean the same action. */
  readonly at: number
  private reading: Hlc | ''
  private readonly device: Device

  private constructor(device: Device, now: number) {
    this.device = device
    this.reading = device.clock
    this.at = Math.max(Math.floor(now), device.lastAt + 1)
  }

  static async start(db: OffprintDatabase, now: number): Promise<DeviceClock> {
    return new DeviceClock((await db.device.get('this')) ?? newDevice(), now)
  }

  tick(): Hlc {
    this.reading = nextHlc(this.reading, this.at, this.device.deviceId)
    return this.reading
  }

  /** Goes on from a reading of another device, so that what is written next is later than what was seen. */
  heed(reading: Hlc): void {
    const own = this.reading.slice(0, 14)
    if (reading.slice(0, 14) > own) this.reading = `${reading.slice(0, 14)}-${this.device.deviceId}`
  }

  async keep(db: OffprintDatabase): Promise<void> {
    await db.device.put({ ...this.device, clock: this.reading, lastAt: this.at })
  }
}
