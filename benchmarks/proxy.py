"""A relay in front of a server on this machine that can make each direction late."""

import asyncio
import threading
from contextlib import suppress


class Proxy:
    """Relays to a port; `delay`, in seconds each way, holds for what comes in from then on."""

    def __init__(self, port):
        self.delay = 0.0
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        listening = asyncio.start_server(self._serve, "127.0.0.1", 0)
        server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()
        self.url = "http://127.0.0.1:{1}".format(*server.sockets[0].getsockname())
        return self

    def __exit__(self, *error):
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self):
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader, writer):
        with suppress(OSError, asyncio.CancelledError):
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._port)
            both = self._carry(reader, there_writer), self._carry(there_reader, writer)
            await asyncio.gather(*both)

    async def _carry(self, reader, writer):
        """Pass on all that comes in, in its order, each piece when its time has come."""
        pieces = asyncio.Queue()
        passing_on = asyncio.create_task(self._pass_on(pieces, writer))
        piece = None
        while piece != b"":
            with suppress(ConnectionError):
                piece = b""
                piece = await reader.read(65_536)
            pieces.put_nowait((self._loop.time() + self.delay, piece))
        await passing_on

    async def _pass_on(self, pieces, writer):
        piece = None
        while piece != b"":
            due, piece = await pieces.get()
            await asyncio.sleep(due - self._loop.time())
            writer.write(piece)
        writer.close()
