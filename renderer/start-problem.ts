import { messages } from './ui/messages.ts'

/** What the window shows when it could not start at all: words and a button, made of nothing that may have failed itself. */
export function showStartProblem(): void {
  const words = messages.errors.start
  const problem = document.createElement('main')
  problem.setAttribute('role', 'alert')
  const title = Object.assign(document.createElement('h1'), { textContent: words.title })
  const explanation = Object.assign(document.createElement('p'), { textContent: words.explanation })
  const again = Object.assign(document.createElement('button'), { type: 'button', textContent: words.again })
  again.addEventListener('click', () => location.reload())
  problem.append(title, explanation, again)
  document.getElementById('root')?.replaceChildren(problem)
}
