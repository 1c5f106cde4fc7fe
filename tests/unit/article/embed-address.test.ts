import { describe, expect, test } from 'vitest'
import { readEmbedAddress } from '../../../shared/article/embed-address.ts'

const pageOf = (address: string) => readEmbedAddress(address)?.page

describe('the page that an embed stands for', () => {
  test('a film of a platform is the page on which it is watched, with its documented still', () => {
    expect(readEmbedAddress('https://www.youtube-nocookie.com/embed/aB3_d-6fGhI?rel=0')).toEqual({
      page: 'https://www.youtube.com/watch?v=aB3_d-6fGhI',
      still: 'https://i.ytimg.com/vi/aB3_d-6fGhI/hqdefault.jpg',
    })
    expect(readEmbedAddress('https://geo.dailymotion.com/player/x5.html?video=x8abcd')).toEqual({
      page: 'https://www.dailymotion.com/video/x8abcd',
      still: 'https://www.dailymotion.com/thumbnail/video/x8abcd',
    })
    expect(pageOf('https://player.vimeo.com/video/7654321?h=0a1b2c&color=fff')).toBe(
      'https://vimeo.com/7654321/0a1b2c',
    )
    expect(pageOf('https://www.youtube.com/embed/videoseries?list=PL123')).toBe(
      'https://www.youtube.com/playlist?list=PL123',
    )
    expect(pageOf('https://player.twitch.tv/?video=v123&parent=example.org')).toBe(
      'https://www.twitch.tv/videos/123',
    )
    expect(pageOf('https://tube.example.org/videos/embed/0b1c2d3e-1111-2222-3333-444455556666')).toBe(
      'https://tube.example.org/w/0b1c2d3e-1111-2222-3333-444455556666',
    )
  })

  test('a recording is the page on which it is heard', () => {
    expect(
      pageOf('https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/keeper/fog-horn&auto_play=false'),
    ).toBe('https://soundcloud.com/keeper/fog-horn')
    expect(pageOf('https://open.spotify.com/embed/episode/4rOo?utm_source=x')).toBe(
      'https://open.spotify.com/episode/4rOo',
    )
    expect(pageOf('https://embed.podcasts.apple.com/gb/podcast/lamps/id12')).toBe(
      'https://podcasts.apple.com/gb/podcast/lamps/id12',
    )
  })

  test('a map is the place that it shows', () => {
    expect(pageOf('https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d99!2d-4.26!3d50.18!2m3!1f0')).toBe(
      'https://www.google.com/maps/search/?api=1&query=50.18%2C-4.26',
    )
    expect(pageOf('https://www.google.com/maps/embed/v1/place?key=k&q=Eddystone')).toBe(
      'https://www.google.com/maps/search/?api=1&query=Eddystone',
    )
    expect(pageOf('https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4&marker=3.5,2.5')).toBe(
      'https://www.openstreetmap.org/?mlat=3.5&mlon=2.5#map=14/3.5/2.5',
    )
  })

  test('code, a chart and a post are their own pages', () => {
    expect(pageOf('https://codepen.io/keeper/embed/abc?default-tab=result')).toBe(
      'https://codepen.io/keeper/pen/abc',
    )
    expect(pageOf('https://gist.github.com/keeper/0123abc.js')).toBe('https://gist.github.com/keeper/0123abc')
    expect(readEmbedAddress('https://datawrapper.dwcdn.net/aBc12/4/')?.still).toBe(
      'https://datawrapper.dwcdn.net/aBc12/full.png',
    )
    expect(pageOf('https://platform.twitter.com/embed/Tweet.html?id=99')).toBe('https://x.com/i/status/99')
    expect(pageOf('https://www.instagram.com/p/Ab_1/embed/captioned/')).toBe(
      'https://www.instagram.com/p/Ab_1/',
    )
  })

  test('other addresses, and those that only look like one, are none', () => {
    for (const address of [
      'https://ads.example.org/frame?id=1',
      'https://www.youtube.com.example.org/embed/aB3_d-6fGhI',
      'https://w.soundcloud.com/player/?url=javascript:alert(1)',
      'https://w.soundcloud.com/player/?url=https://evil.example/soundcloud.com',
      'https://www.google.com/recaptcha/api2/anchor',
      'https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fexample.org',
      'javascript:alert(1)',
      'about:blank',
      '',
    ])
      expect(readEmbedAddress(address)).toBeUndefined()
  })
})
