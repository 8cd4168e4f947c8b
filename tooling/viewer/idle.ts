/** Ends the current task, so that the browser can paint and respond; what follows runs in its own task. */
export async function nextTask(): Promise<void> {
  await (globalThis.scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve)))
}

/** Runs something when the browser is idle. Safari has no idle callback; a pause is close enough. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis)
    requestIdleCallback(task, { timeout: 2000 })
  else
    setTimeout(task, 200)
}
