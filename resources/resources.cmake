# Lists every data file under resources/ in one .qrc and compiles it uncompressed. New files need no edit here.
file(GLOB_RECURSE PROBITY_RESOURCE_FILES CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/resources
    ${CMAKE_SOURCE_DIR}/resources/taxonomy/*.json
    ${CMAKE_SOURCE_DIR}/resources/rules/*.json
    ${CMAKE_SOURCE_DIR}/resources/lexicon/*.json
    ${CMAKE_SOURCE_DIR}/resources/recipients/*.json)
set(PROBITY_QRC ${CMAKE_CURRENT_BINARY_DIR}/probity_data.qrc)
set(qrc "<RCC><qresource prefix=\"/probity\">\n")
foreach(file IN LISTS PROBITY_RESOURCE_FILES)
    string(APPEND qrc "<file alias=\"${file}\">${CMAKE_SOURCE_DIR}/resources/${file}</file>\n")
endforeach()
string(APPEND qrc "</qresource></RCC>\n")
file(CONFIGURE OUTPUT ${PROBITY_QRC} CONTENT "${qrc}" @ONLY)
list(TRANSFORM PROBITY_RESOURCE_FILES PREPEND ${CMAKE_SOURCE_DIR}/resources/ OUTPUT_VARIABLE PROBITY_RESOURCE_PATHS)
set(PROBITY_RESOURCE_SOURCE ${CMAKE_CURRENT_BINARY_DIR}/probity_data.cpp)
add_custom_command(OUTPUT ${PROBITY_RESOURCE_SOURCE}
    COMMAND Qt6::rcc --no-compress --name probity_data --output ${PROBITY_RESOURCE_SOURCE} ${PROBITY_QRC}
    DEPENDS ${PROBITY_QRC} ${PROBITY_RESOURCE_PATHS} VERBATIM)
