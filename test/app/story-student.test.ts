import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, openSample, walkTo } from './heat-map-window'
import { beginStory, flipMenu, whyPanel, type Story } from './story-window'

describe('a student before the exam', () => {
  let story: Story
  const page = () => story.page()

  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('opens a sample from the library', async () => {
    await openSample(page(), 'Record level and object permission')
    await walkTo(page(), 'Vera Viewer', 'Opportunity')
    expect(await focusedSentence(page())).toContain('Vera Viewer reaches Read on Opportunity')
  })

  it('LAY-01 reads which leg holds back, with the rule in words and its source', async () => {
    await page().keyboard.press('Enter')
    const why = whyPanel(page())
    await why.getByRole('heading', { name: /^Vera Viewer × / }).waitFor()
    await why
      .getByRole('button', { name: /^Rule R/ })
      .first()
      .click()
    const rule = page().getByRole('dialog', { name: /^Rule R/ })
    await rule.waitFor()
    expect(((await rule.textContent()) ?? '').length).toBeGreaterThan(40)
    await page().keyboard.press('Escape')
  })

  it('turns one knob, and the answer follows it with its reason', async () => {
    await walkTo(page(), 'Vera Viewer', 'Opportunity')
    await page().keyboard.press('m')
    await flipMenu(page()).getByLabel('Opportunity default').selectOption('Private')
    await page()
      .getByText(/can no longer read/)
      .first()
      .waitFor()
    await walkTo(page(), 'Vera Viewer', 'Opportunity')
    expect(await focusedSentence(page())).toContain('Vera Viewer has no access to Opportunity')
    await whyPanel(page()).getByText('base was Read').waitFor()
    await whyPanel(page())
      .getByText(/default of .* is Private/)
      .waitFor()
  })

  it('takes it back with undo', async () => {
    await page().keyboard.press('Control+z')
    await page()
      .getByText(/can no longer read/)
      .first()
      .waitFor({ state: 'detached' })
    await walkTo(page(), 'Vera Viewer', 'Opportunity')
    expect(await focusedSentence(page())).toContain('Vera Viewer reaches Read on Opportunity')
  })
})
