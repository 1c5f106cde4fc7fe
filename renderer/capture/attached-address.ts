/** Where relative addresses count from when nobody knows where a file came from: they name what came along with it. */
export const ATTACHED = 'attached:///'

/** Whether an address names something that can only have come along. */
export const isAttached = (address: string) => address.startsWith(ATTACHED)
