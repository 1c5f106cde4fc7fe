import { createRoot } from 'react-dom/client'

/* The least that a window with React can show: what a launch is compared with. */

const place = document.createElement('div')
document.body.append(place)
createRoot(place).render(<p data-ready="">Ready</p>)
