/** Ends the task that runs, so that the browser can paint and answer; what follows runs in a task of its own. */
export async function nextTask(): Promise<void> {
  await (globalThis.scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve)))
}

/** Runs something when the browser has nothing better to do. Safari has no idle callback; a pause is near enough. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis)
    requestIdleCallback(task, { timeout: 2000 })
  else
    setTimeout(task, 200)
}
