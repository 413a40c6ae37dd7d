import '@fontsource-variable/noto-sans';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { localeOfSystem, setLocale } from './i18n/index.svelte.ts';

setLocale(localeOfSystem(navigator.languages));

const target = document.getElementById('app');
if (!target) throw new Error('index.html holds no element with the id "app"');
mount(App, { target });
