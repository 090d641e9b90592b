import { mount } from 'svelte';
import App from './SvelteBits.svelte';

mount(App, { target: document.getElementById('root') });
