// Where the page begins. Importing the package defines the element.
//
// Must stay true: strict mode stays on, so that what React does twice is done twice here too.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'yongxian';
import { News } from './News';

const place = document.querySelector('#news');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <News />
    </StrictMode>,
  );
}
