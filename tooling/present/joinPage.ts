/**
 * What a device without a session sees: a field for the code. The QR code puts it in the fragment of the address, which
 * no server and no referrer sees, and it is sent at once.
 */
import { config } from '../deck/config'

export const joinPage = `<!DOCTYPE html>
<html lang="${config.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>発表者画面に入る</title>
<link rel="icon" href="data:,">
<style>
  body { box-sizing: border-box; max-width: 26rem; margin: 0 auto; padding: 2rem 1.25rem; font: 1.125rem/1.6 sans-serif; color: #f2f3f8; background: #14161d }
  h1 { margin: 0 0 1rem; font-size: 1.5rem }
  label { display: block }
  input, button { box-sizing: border-box; width: 100%; height: 3.5rem; margin-top: .75rem; font: inherit; border-radius: 10px }
  input { padding: 0 1rem; font-size: 1.5rem; letter-spacing: .1em; text-transform: uppercase; color: inherit; background: #1f222c; border: 1px solid #b9bfce }
  button { font-weight: 700; color: #14161d; background: #f2f3f8; border: 0 }
  small { display: block; margin-top: 1.5rem; color: #b9bfce }
</style>
</head>
<body>
<h1>発表者画面に入る</h1>
<form>
  <label for="code">パソコンの端末に出ているコード</label>
  <input id="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required>
  <button>入る</button>
</form>
<p role="status"></p>
<small>この接続は暗号化されていません。台本は同じネットワークにいる人に読まれるおそれがあります。</small>
<script>
  const form = document.querySelector('form')
  const field = document.querySelector('input')
  const status = document.querySelector('[role=status]')
  async function enter(code) {
    status.textContent = ''
    try {
      const response = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) })
      if (response.ok)
        return location.replace('/presenter')
      status.textContent = response.status === 429
        ? response.headers.get('retry-after') + '秒待ってから、もう一度入れてください。'
        : 'コードが違うか、もう使えません。端末でEnterを押すと新しいコードが出ます。'
    }
    catch {
      status.textContent = 'パソコンにつながりません。同じネットワークにいるか確かめてください。'
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    enter(field.value)
  })
  const code = location.hash.slice(1)
  if (code) {
    history.replaceState(null, '', '/join')
    enter(code)
  }
</script>
</body>
</html>
`
