// Written by .ci/generator/ParameterTypes.swift from postfix-parameter-types.tsv beside it; do not edit.
// swift-format-ignore-file

extension ParameterTable {
  /// The type of each name: text, yes or no, number, long number, time.
  static let types: StaticString = """
    siitsssbttiitttssssstsssssssbbbbsbsttbbtssssbiisbsistsisbssbsssstssbtsttsssbtsissssiiisiisstiisisisitistsissis\
    titbbbbbbbbtssisissssbbbbsssbsssssttisbitssbsisissibsisbbstsssisitttsilssbbssbsbtsbtittttbssssssbssssstibtsiii\
    sbbtststbbtsststbbssssssssbbbbbtsssbsssbssssbbbsssbsssssbsssisssstssbbbsbtssiissssssssssssslssssssssssisssstit\
    tsslsststtsssssssssssssisitsbsssissssssssssssbssisssbssssistssssssbtststiistsbsssittssitsibssssttbsbtsbtiissss\
    tbtsssssssssssttitiiisbttsiltssssssssisssissssbsbbbbbbbbbssbsssssssstssbsssbbssbsbtsbtittttbssssssbsssstsibtsi\
    iisbbbtststbbtsststbbssssssssbbbbbtsssbsssbsssssbbbsssbsssssbsssisssstssbbbsbtssssiisisiiiibisssbbssssbtssssib\
    sibsbiisssissbbbsttsittissstiissssbbbssbbssssisssssssittssbbbissssssssssbssssssssbbsstbstbsbibtsbbbbbbbbbssibs\
    sisssssssbssbsssbisttsbsssbsssssssssbssssssssisbbsssbbissssssssssbssssssssbsbtssttsisisiiiiiiissiissssisisisss\
    slsssiss
    """
}
