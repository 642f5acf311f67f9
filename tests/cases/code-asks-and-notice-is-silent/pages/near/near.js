// wx.chooseAddress({}) was here once
Page({
  data: { shops: [] },
  onShow() {
    wx.getLocation({ type: 'gcj02', success: (where) => this.load(where) });
  },
});
