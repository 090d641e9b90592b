import { mount } from 'svelte';
import App from './SvelteRow.svelte';

mount(App, { target: document.getElementById('root') });
