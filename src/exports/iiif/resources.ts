import type { LanguageMap } from './language-map.ts';

/**
 * The resources of IIIF Presentation 3.0 that are written here, with the properties that are used
 * (https://iiif.io/api/presentation/3.0/).
 */
export interface Manifest {
  '@context': 'http://iiif.io/api/presentation/3/context.json';
  id: string;
  type: 'Manifest';
  label: LanguageMap;
  summary?: LanguageMap;
  metadata?: { label: LanguageMap; value: LanguageMap }[];
  requiredStatement?: { label: LanguageMap; value: LanguageMap };
  rights?: string;
  thumbnail?: Content[];
  homepage: Content[];
  items: Canvas[];
  structures?: Range[];
}

export interface Canvas {
  id: string;
  type: 'Canvas';
  label: LanguageMap;
  width?: number;
  height?: number;
  duration?: number;
  thumbnail?: Content[];
  rendering?: Content[];
  placeholderCanvas?: Canvas;
  items: AnnotationPage[];
  annotations?: AnnotationPage[];
}

export interface AnnotationPage {
  id: string;
  type: 'AnnotationPage';
  items: Annotation[];
}

export interface Annotation {
  id: string;
  type: 'Annotation';
  motivation: 'painting' | 'supplementing';
  body: Content | { type: 'TextualBody'; value: string; format: 'text/plain'; language?: string };
  target: string;
}

export interface Content {
  id: string;
  type: 'Image' | 'Sound' | 'Video' | 'Text';
  format: string;
  label?: LanguageMap;
  language?: string | string[];
  width?: number;
  height?: number;
  duration?: number;
  service?: { id: string; type: 'ImageService3'; profile: 'level0' }[];
}

export interface Range {
  id: string;
  type: 'Range';
  label: LanguageMap;
  items: (Range | { id: string; type: 'Canvas' })[];
}
