// Before mounting: Vue binds a property only where the element already knows it.
import '@flink-metrics/panel/define';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
