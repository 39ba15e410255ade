export const id = 4556;
export const ids = [4556];
export const modules = {

/***/ 4556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LEVELS: () => (/* reexport safe */ _deflate_block_js__WEBPACK_IMPORTED_MODULE_0__.A_),
/* harmony export */   sourceTree: () => (/* reexport safe */ _tree_js__WEBPACK_IMPORTED_MODULE_2__._),
/* harmony export */   tarball: () => (/* reexport safe */ _tarball_js__WEBPACK_IMPORTED_MODULE_1__.z)
/* harmony export */ });
/* harmony import */ var _deflate_block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9369);
/* harmony import */ var _tarball_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4280);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(500);





/***/ })

};
