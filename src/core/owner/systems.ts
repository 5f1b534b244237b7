/** Where servers run, as far as the commands differ. */
export type System = 'debian' | 'rhel' | 'docker' | 'kubernetes' | 'windows';
