import { spellings } from '../../domain/spellings';

describe('the spellings of a name', () => {
  it('are itself, the narrow one, and that with wide brackets', () => {
    expect(spellings('甲（集团）公司Ａ')).toEqual(['甲（集团）公司Ａ', '甲(集团)公司A', '甲（集团）公司A']);
    expect(spellings('甲公司')).toEqual(['甲公司']);
  });

  it('are found from either width', () => {
    expect(spellings('甲(昆明)公司')).toContain('甲（昆明）公司');
    expect(spellings('甲（昆明）公司')).toContain('甲(昆明)公司');
  });
});
