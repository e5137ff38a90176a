import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropOnEmptyLibrary } from './story-window'
import { hostileProject } from './hostile-project'
import { openWindow, type OpenWindow } from './window'

describe('the exports of the heat-map', () => {
  let opened: OpenWindow
  let folder: string
  const page = () => opened.page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tripod-exports-'))
    opened = await openWindow()
    await dropOnEmptyLibrary(page(), await hostileProject(folder))
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function exported(kind: string): Promise<Buffer> {
    const path = join(folder, `picture-${kind.slice(0, 3)}`)
    await opened.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    await page().getByRole('button', { name: 'Export the picture' }).click()
    await page().getByRole('menuitem', { name: kind }).click()
    await page()
      .getByText(/ saved$/)
      .last()
      .waitFor()
    await expect
      .poll(() =>
        readFile(path).then(
          ({ length }) => length,
          () => 0,
        ),
      )
      .toBeGreaterThan(0)
    return readFile(path)
  }

  it('writes a PNG of the grid in sight, in its own pixels', async () => {
    const png = await exported('PNG picture')
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const size = await page()
      .getByRole('grid')
      .evaluate(({ clientWidth, clientHeight }) => [
        Math.round(clientWidth * devicePixelRatio),
        Math.round(clientHeight * devicePixelRatio),
      ])
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size)
  })

  it('writes a well-formed SVG in which a hostile name is text and nothing else', async () => {
    const svg = (await exported('SVG picture')).toString('utf8')
    const found = await page().evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml')
      const names = [...read.querySelectorAll('*')].map(({ localName }) => localName)
      const attributes = [...read.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())
      const texts = [...read.querySelectorAll('text')].map(({ textContent }) => textContent)
      return { names: [...new Set(names)].sort(), attributes, texts }
    }, svg)
    expect(found.names).toEqual(['rect', 'svg', 'text'])
    expect(found.attributes.filter((name) => name.startsWith('on'))).toEqual([])
    expect(found.texts).toContain('<script>alert(1)</scrip…')
  })

  it('writes a CSV of every cell in which no text is a formula', async () => {
    const csv = (await exported('CSV table')).toString('utf8')
    const lines = csv.split('\r\n').filter((line) => line !== '')
    expect(lines[0]).toBe('Row,Column,Level,Read,Edit,Delete,Transfer,All,Create,Total,Certainty')
    const columnCount = Number(await page().getByRole('grid').getAttribute('aria-colcount')) - 1
    expect(lines).toHaveLength(1 + 3 * columnCount)
    expect(lines.filter((line) => /(^|,)"?[=+\-@]/.test(line))).toEqual([])
    expect(csv).toContain(`"'=HYPERLINK(""http://example.test"",""free"")"`)
  })
})
