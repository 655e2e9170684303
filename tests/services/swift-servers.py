"""Runs the four servers of OpenStack Swift in one process, on free ports of this machine.

python3 swift-servers.py <folder with swift.conf and *-server.conf>: builds rings of one device, says
"ready <port of the proxy>", and ends when its standard input does.
"""
import os
import sys

import eventlet
import eventlet.wsgi
from swift.common import utils

folder = sys.argv[1]
utils.set_swift_dir(folder)
utils.eventlet_monkey_patch()

from swift.common import wsgi
from swift.common.ring import RingBuilder

KINDS = ('account', 'container', 'object')
sockets = {name: eventlet.listen(('127.0.0.1', 0)) for name in (*KINDS, 'proxy')}
ports = {name: socket.getsockname()[1] for name, socket in sockets.items()}

for kind in KINDS:
    builder = RingBuilder(part_power=4, replicas=1, min_part_hours=1)
    device = {'region': 1, 'zone': 1, 'device': 'disk', 'weight': 1}
    builder.add_dev({**device, 'ip': '127.0.0.1', 'port': ports[kind]})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, f'{kind}.ring.gz'))

for name, socket in sockets.items():
    conf = os.path.join(folder, f'{name}-server.conf')
    app = wsgi.loadapp(conf, global_conf={'log_name': name})
    options = {'protocol': wsgi.SwiftHttpProtocol, 'log_output': False}
    eventlet.spawn(eventlet.wsgi.server, socket, app, **options)

print('ready', ports['proxy'], flush=True)
eventlet.tpool.execute(sys.stdin.read)
