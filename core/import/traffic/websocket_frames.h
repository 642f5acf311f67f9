#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/traffic.h"

namespace probity::traffic {

/// Cuts the messages out of one direction of a WebSocket connection: RFC 6455, section 5; compression by RFC 7692. Control
/// frames are dropped; a message that is cut off at the end is given as far as it goes. A message holds 16 MB at most.
class WebSocketFrames {
public:
    /// Of both directions together; what comes later is left out.
    static constexpr std::size_t mostMessages = 100000;

    explicit WebSocketFrames(WebSocketMessage::Direction direction);
    ~WebSocketFrames();
    WebSocketFrames(WebSocketFrames &&) noexcept;
    WebSocketFrames &operator=(WebSocketFrames &&) noexcept;

    /// Takes the next bytes and appends the messages that end in them. False: these are no frames; nothing more will come.
    bool feed(std::string_view bytes, const std::optional<Timestamp> &time, std::vector<WebSocketMessage> &out);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Fiddler's raw/<n>_w.txt: for each frame a few lines ("Request-Length: 12", "ID", "DoneRead"), a blank line, the frame.
std::vector<WebSocketMessage> fiddlerMessages(std::string_view text);

}  // namespace probity::traffic
